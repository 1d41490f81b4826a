using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.Interviewers.Disclosure;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>One thing asked of the provider, through all attempts: what to send, how to read what comes back.</summary>
internal abstract class ProviderCall(CallKind kind, string key)
{
    /// <summary>The kind of call.</summary>
    public CallKind Kind { get; } = kind;

    /// <summary>Names the call within all interviews: the same when it is repeated after a crash.</summary>
    public string Key { get; } = key;

    /// <summary>The body of the next attempt; null where it is still to be written.</summary>
    public RequestBody? Body { get; set; }

    /// <summary>Where the words go while they come; null where nobody listens, and the reply comes whole.</summary>
    public virtual ReplyWords? Words => null;

    /// <summary>When it began, in the time provider's timestamps.</summary>
    public long Started { get; set; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Replies refused so far.</summary>
    public int InvalidReplies { get; private set; }

    /// <summary>Why the last reply was refused; null where none was.</summary>
    public string? RefusedBecause { get; private set; }

    /// <summary>What the answered attempts cost.</summary>
    public ImmutableArray<ModelUsage> Usage { get; private set; } = [];

    /// <summary>
    /// Attempts that send the same body have the same key, so that what was charged is not charged again. After a
    /// refused reply the body says why, and the key is another one.
    /// </summary>
    public string IdempotencyKey => InvalidReplies == 0
        ? Key
        : string.Create(CultureInfo.InvariantCulture, $"{Key}-{InvalidReplies + 1}");

    /// <summary>Adds what an answered attempt cost.</summary>
    public void Charge(ModelUsage usage)
    {
        for (var i = 0; i < Usage.Length; i++)
        {
            if (Usage[i].Model == usage.Model)
            {
                Usage = Usage.SetItem(i, Usage[i].Plus(usage));
                return;
            }
        }

        Usage = Usage.Add(usage);
    }

    /// <summary>Checks and repairs a content.</summary>
    /// <exception cref="ProviderException">It breaks a rule and cannot be repaired.</exception>
    public abstract object Review(ReadOnlySpan<byte> content, ReplyOrigin origin);

    /// <summary>Notes that a reply was refused; the next attempt tells the model why.</summary>
    public void Refuse(string because)
    {
        InvalidReplies++;
        RefusedBecause = because;
        Body = null;
    }

    /// <summary>Writes the data of the request.</summary>
    public abstract void WriteData(Utf8JsonWriter writer);

    /// <summary>Reads a content; what is wrong with it is a failure that may pass.</summary>
    protected static T Parse<T>(ReadOnlySpan<byte> content, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(content, type) ?? throw Invalid("The content is null.");
        }
        catch (JsonException)
        {
            // The message of the exception can have words of the content in it.
            throw Invalid("The content does not follow the JSON schema.");
        }
    }

    /// <summary>Refuses words that deny that an AI speaks, whoever asked the model for them.</summary>
    protected static void RefuseDenial(string words, string language)
    {
        if (AiDisclosure.IsDeniedIn(words, language))
            throw Invalid("The words deny that the interviewer is an AI.");
    }

    /// <summary>The failure of a reply that breaks a rule.</summary>
    protected static ProviderException Invalid(string rule) => new(ProviderFault.InvalidReply, rule);
}

/// <summary>The same with the type of its reply.</summary>
internal abstract class ProviderCall<TReply>(CallKind kind, string key) : ProviderCall(kind, key)
    where TReply : class
{
    /// <inheritdoc/>
    public abstract override TReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin);
}
