using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>A web front with fake grains, to what is added to clients of silos.</summary>
internal sealed record GrainClient(IServiceCollection Services, IConfiguration Configuration) : IClientBuilder;
