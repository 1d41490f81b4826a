using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.StandIns.Tests.Running;

/// <summary>A scoped service that belongs to one activation.</summary>
public sealed class ScopedProbe(IGrainContext context) : IDisposable
{
    public string Key => context.GrainId.Key.ToString()!;

    public void Dispose() => Seen.Add(Key, "scope disposed");
}

internal static class ScopedProbeExtensions
{
    internal static void AddScopedProbe(this IServiceCollection services) => services.AddScoped<ScopedProbe>();
}
