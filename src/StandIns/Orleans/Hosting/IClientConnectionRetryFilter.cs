namespace Orleans;

/// <summary>Says what becomes of a client whose first connection fails. Never asked here: no client starts.</summary>
public interface IClientConnectionRetryFilter
{
    /// <summary>Waits, and says whether to try again.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="cancellationToken">The start is given up.</param>
    Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken);
}
