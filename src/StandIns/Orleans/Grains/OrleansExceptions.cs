namespace Orleans.Runtime;

/// <summary>The root of the runtime's exceptions.</summary>
public class OrleansException : Exception
{
    /// <summary>Without words.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>With words.</summary>
    /// <param name="message">What happened.</param>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The runtime would not take a call.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}

/// <summary>The silo cannot take the call because it is stopping or has stopped. What the grain did is unknown.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>With words.</summary>
    /// <param name="message">What happened.</param>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }
}

/// <summary>Something about the configuration cannot work.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>With words.</summary>
    /// <param name="message">What is wrong.</param>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }
}

/// <summary>A grain asks for storage that is not configured.</summary>
public sealed class BadProviderConfigException : OrleansException
{
    /// <summary>With words.</summary>
    /// <param name="message">What is missing.</param>
    public BadProviderConfigException(string message)
        : base(message)
    {
    }
}
