namespace Orleans;

/// <summary>Hears of a client's connections to silos. Never called here.</summary>
/// <param name="sender">The client.</param>
/// <param name="e">How many there are.</param>
public delegate void GatewayCountChangedHandler(object? sender, GatewayCountChangedEventArgs e);

/// <summary>How many silos a client is connected to.</summary>
/// <param name="currentNumberOfConnectedGateways">Now.</param>
/// <param name="previousNumberOfConnectedGateways">Before.</param>
public class GatewayCountChangedEventArgs(int currentNumberOfConnectedGateways, int previousNumberOfConnectedGateways) : EventArgs
{
    /// <summary>Now.</summary>
    public int NumberOfConnectedGateways { get; } = currentNumberOfConnectedGateways;

    /// <summary>Before.</summary>
    public int PreviousNumberOfConnectedGateways { get; } = previousNumberOfConnectedGateways;
}
