using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Interviewing.EndToEnd.Harm;

/// <summary>A TCP connection, so that anything can be sent.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = Running.Deadline.Generous;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private bool _isFinished;

    /// <summary>Opens one.</summary>
    public static async Task<RawConnection> OpenAsync(int port)
    {
        RawConnection connection = new();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    /// <summary>Sends bytes; false where the server has closed the connection already.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _socket.SendAsync(bytes);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Finish()
    {
        _isFinished = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server has closed it already.
        }
    }

    /// <summary>Reads to the end. A server that waits for more is told that nothing comes.</summary>
    /// <exception cref="TimeoutException">It keeps the connection all the same.</exception>
    public async Task<string> ReadToEndAsync()
    {
        StringBuilder text = new();
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using CancellationTokenSource quiet = new(_isFinished ? Patience : Quiet);
                var length = await _socket.ReceiveAsync(_buffer, quiet.Token);
                if (length == 0)
                    return text.ToString();
                text.Append(Encoding.Latin1.GetString(_buffer, 0, length));
            }
            catch (SocketException)
            {
                return text.ToString();
            }
            catch (OperationCanceledException) when (!_isFinished)
            {
                Finish();
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The connection stays open.");
            }

            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException("The answer does not end.");
        }
    }

    /// <summary>Reads what comes first, up to a mark.</summary>
    public async Task<string> ReadUntilAsync(string mark)
    {
        StringBuilder text = new();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            while (!text.ToString().Contains(mark, StringComparison.Ordinal))
            {
                var length = await _socket.ReceiveAsync(_buffer, patience.Token);
                if (length == 0)
                    break;
                text.Append(Encoding.Latin1.GetString(_buffer, 0, length));
            }
        }
        catch (SocketException)
        {
            // It was closed.
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
