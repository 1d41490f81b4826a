using System.Text;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// Reads the acknowledgement out of a reply's JSON while it comes, in pieces cut anywhere. It finds the one text and
/// judges nothing: the reply is parsed and checked when it is whole.
/// </summary>
internal sealed class WordsReader
{
    private const int LongestName = 32;

    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _name = new();
    private readonly StringBuilder _words = new();
    private readonly char[] _chars = new char[2];
    private int _depth;
    private int _escape;
    private int _code;
    private bool _isString;
    private bool _isValue;
    private char _held;

    /// <summary>True once the reply is seen to have a follow-up question.</summary>
    public bool HasFollowUp { get; private set; }

    /// <summary>True once the text is there to its end.</summary>
    public bool IsComplete { get; private set; }

    private bool IsWords => _depth == 1 && _isValue && Named("acknowledgement");

    /// <summary>Takes the next piece of the JSON; the text that it brought.</summary>
    public string Read(ReadOnlySpan<byte> json)
    {
        _words.Clear();
        foreach (var next in json)
        {
            if (IsComplete)
                break;
            if (_isString)
                TakeWithin(next);
            else
                TakeBetween((char)next);
        }

        return TextRules.Visible(_words.ToString());
    }

    private bool Named(string name) => _name.Equals(name);

    private void TakeBetween(char next)
    {
        switch (next)
        {
            case '{' or '[':
                _depth++;
                _isValue = false;
                break;
            case '}' or ']':
                _depth--;
                break;
            case ':':
                _isValue = true;
                break;
            case ',':
                _isValue = false;
                break;
            case '"':
                _isString = true;
                if (!_isValue && _depth == 1)
                    _name.Clear();
                HasFollowUp |= _depth == 1 && _isValue && Named("follow_up");
                break;
        }
    }

    private void TakeWithin(byte next)
    {
        switch (_escape)
        {
            case 0 when next == '"':
                _isString = false;
                IsComplete = IsWords;
                return;
            case 0 when next == '\\':
                _escape = 1;
                return;
            case 0:
                Add(next);
                return;
            case 1 when next == 'u':
                (_escape, _code) = (2, 0);
                return;
            case 1:
                _escape = 0;
                Add(next switch { (byte)'n' => '\n', (byte)'t' => '\t', (byte)'r' => '\r', (byte)'b' or (byte)'f' => ' ', _ => (char)next });
                return;
            default:
                _code = (_code << 4) | (char.IsAsciiHexDigit((char)next) ? Convert.ToInt32(((char)next).ToString(), 16) : 0);
                if (++_escape < 6)
                    return;
                _escape = 0;
                Add((char)_code);
                return;
        }
    }

    private void Add(byte utf8)
    {
        var count = _utf8.GetChars([utf8], _chars, flush: false);
        for (var i = 0; i < count; i++)
            Add(_chars[i]);
    }

    private void Add(char next)
    {
        if (_depth == 1 && !_isValue)
        {
            if (_name.Length < LongestName)
                _name.Append(next);
            return;
        }

        if (!IsWords)
            return;
        // The end of a line is a space, as in the reply when it is cleaned.
        if (next is '\n' or '\r' or '\t' or '\u2028' or '\u2029')
            next = ' ';
        // Two that are one character go together.
        if (_held != 0)
            _words.Append(_held);
        _held = char.IsHighSurrogate(next) ? next : '\0';
        if (_held == 0)
            _words.Append(next);
    }
}
