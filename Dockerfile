# syntax=docker/dockerfile:1
# Two images from one build: --target silo and --target webfront. Both run as the image's own unprivileged user, write nothing
# but /data and /tmp, and stop in good order on SIGTERM.

FROM node:24-slim AS pages
WORKDIR /pages
COPY src/WebFront/ClientApp/package.json src/WebFront/ClientApp/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/WebFront/ClientApp/ ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# What decides the packages comes first: as long as no project file changes, the restore is taken from the cache.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY eng/ eng/
COPY src/Directory.Build.props src/
COPY src/Grains.Abstractions/Grains.Abstractions.csproj src/Grains.Abstractions/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Livekit.Server.Sdk.Dotnet/Livekit.Server.Sdk.Dotnet.csproj src/Livekit.Server.Sdk.Dotnet/
COPY src/Silo/Silo.csproj src/Silo/
COPY src/WebFront/WebFront.csproj src/WebFront/
RUN export LiveKitSdk=$(eng/livekit-sdk) \
 && dotnet restore src/Silo/Silo.csproj \
 && dotnet restore src/WebFront/WebFront.csproj
COPY .editorconfig ./
COPY src/ src/
COPY --from=pages /pages/dist src/WebFront/ClientApp/dist
RUN export LiveKitSdk=$(eng/livekit-sdk) \
 && dotnet publish src/Silo/Silo.csproj --no-restore -c Release -o /out/silo \
 && dotnet publish src/WebFront/WebFront.csproj --no-restore -c Release -o /out/webfront

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
# No debugger and no profiler: they would open sockets in /tmp.
ENV DOTNET_NOLOGO=1 DOTNET_EnableDiagnostics=0 DATA_DIR=/data LOG_FORMAT=json
# The folder belongs to the user that the processes run as, and so does a new volume in its place.
RUN mkdir /data && chown "$APP_UID" /data
WORKDIR /app
USER $APP_UID
STOPSIGNAL SIGTERM

FROM runtime AS silo
COPY --from=build /out/silo ./
ENV LISTEN_ADDRESS=0.0.0.0 HEALTH_PORT=8081
EXPOSE 11111 30000 8081
ENTRYPOINT ["./Interviewing.Silo"]

FROM runtime AS webfront
COPY --from=build /out/webfront ./
ENV HOST=0.0.0.0 PORT=4003
EXPOSE 4003
ENTRYPOINT ["./Interviewing.WebFront"]
