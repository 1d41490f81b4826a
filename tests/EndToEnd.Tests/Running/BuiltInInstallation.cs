namespace Interviewing.EndToEnd.Running;

/// <summary>One installation without a provider, for all tests of a class: they take turns with it.</summary>
public sealed class BuiltInInstallation : IAsyncLifetime
{
    private Installation? _product;

    /// <summary>The installation.</summary>
    public Installation Product => _product ?? throw new InvalidOperationException("It is not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _product = await Installation.Start();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
    }
}
