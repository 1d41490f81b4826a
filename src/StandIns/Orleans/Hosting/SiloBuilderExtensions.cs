using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>General steps of configuring a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Adds services.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureDelegate">Adds them.</param>
    public static ISiloBuilder ConfigureServices(this ISiloBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Sets options.</summary>
    /// <typeparam name="TOptions">Which.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Sets them.</param>
    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Adds a filter that sees every call which comes to this silo's grains.</summary>
    /// <typeparam name="TImplementation">The filter's class.</typeparam>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddIncomingGrainCallFilter<TImplementation>(this ISiloBuilder builder)
        where TImplementation : class, IIncomingGrainCallFilter =>
        builder.ConfigureServices(services => services.AddSingleton<IIncomingGrainCallFilter, TImplementation>());

    /// <inheritdoc cref="AddIncomingGrainCallFilter{TImplementation}(ISiloBuilder)"/>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    public static ISiloBuilder AddIncomingGrainCallFilter(this ISiloBuilder builder, IIncomingGrainCallFilter filter) =>
        builder.ConfigureServices(services => services.AddSingleton(filter));

    /// <inheritdoc cref="AddIncomingGrainCallFilter{TImplementation}(ISiloBuilder)"/>
    /// <param name="builder">The silo.</param>
    /// <param name="filter">The filter.</param>
    public static ISiloBuilder AddIncomingGrainCallFilter(
        this ISiloBuilder builder, IncomingGrainCallFilterDelegate filter) =>
        builder.AddIncomingGrainCallFilter(new FunctionFilter(filter));

    private sealed class FunctionFilter(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => filter(context);
    }
}
