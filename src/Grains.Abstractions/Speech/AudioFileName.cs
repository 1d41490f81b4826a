using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Tenants;

namespace Interviewing.Speech;

/// <summary>
/// Names of audio files: a hash of the request in lower-case hexadecimal, a dot, the format; before it, for a tenant other
/// than the default one, its name and a hyphen. A name is known before the file is made, and what it names never changes.
/// </summary>
public static class AudioFileName
{
    private const int HashLength = SHA256.HashSizeInBytes * 2;
    private const int BareLength = HashLength + 4;

    private static readonly SearchValues<char> HashDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The name of what a request makes.</summary>
    public static string Of(SpeechRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(request.Text);
        Add(request.Voice.ToString());
        Add(request.Model);
        Add(request.Format.ToString());
        Add(request.Language ?? "");
        var name = $"{Convert.ToHexStringLower(hash.GetHashAndReset())}.{Extension(request.Format)}";
        return request.Tenant == TenantKey.DefaultTenant ? name : $"{request.Tenant}-{name}";

        // With its length before it, so that no two requests run together to the same bytes.
        void Add(string part)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    /// <summary>True for what <see cref="Of"/> makes; nothing else ever becomes a path.</summary>
    public static bool IsValid(string? name)
    {
        if (name is not { Length: >= BareLength })
            return false;
        var bare = name.AsSpan(name.Length - BareLength);
        return !bare[..HashLength].ContainsAnyExcept(HashDigits) && bare[HashLength..] is ".mp3" or ".wav"
            && (name.Length == BareLength || (name[^(BareLength + 1)] == '-' && TenantKey.IsTenant(TenantOf(name))));
    }

    /// <summary>Whose file a valid name names.</summary>
    public static string TenantOf(string name) =>
        name.Length == BareLength ? TenantKey.DefaultTenant : name[..^(BareLength + 1)];

    /// <summary>The format that a valid name tells.</summary>
    public static AudioFormat FormatOf(string name) =>
        name.EndsWith(".wav", StringComparison.Ordinal) ? AudioFormat.Wav : AudioFormat.Mp3;

    /// <summary>The media type of a format.</summary>
    public static string MediaType(AudioFormat format) => format == AudioFormat.Wav ? "audio/wav" : "audio/mpeg";

    /// <summary>
    /// Where the file can be fetched. With the interview whose words it has, it is made again should it be gone.
    /// </summary>
    public static string Url(string name, string? sessionId = null) =>
        sessionId is null ? $"/audio/file/{name}" : $"/audio/file/{name}?sessionId={sessionId}";

    private static string Extension(AudioFormat format) => format == AudioFormat.Wav ? "wav" : "mp3";
}
