namespace Orleans.Configuration;

/// <summary>Options of grain calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer. Default: 30 seconds.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Options of grain calls that are made within a silo's process.</summary>
public class SiloMessagingOptions : MessagingOptions;

/// <summary>Options of grain calls that a client makes from another process.</summary>
public class ClientMessagingOptions : MessagingOptions;
