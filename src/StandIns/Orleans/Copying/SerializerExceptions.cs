namespace Orleans.Serialization;

/// <summary>The root of errors about how values travel.</summary>
public class SerializerException : Exception
{
    /// <summary>Without words.</summary>
    public SerializerException()
    {
    }

    /// <summary>With words.</summary>
    /// <param name="message">What is wrong.</param>
    public SerializerException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public SerializerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A value's type cannot travel; most often it lacks <see cref="GenerateSerializerAttribute"/>.</summary>
public sealed class CodecNotFoundException : SerializerException
{
    /// <summary>With words.</summary>
    /// <param name="message">Which type.</param>
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
