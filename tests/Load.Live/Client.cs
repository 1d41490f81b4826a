using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;

namespace Interviewing.Load.Live;

/// <summary>A client on the plain WebSocket transport: watches its slot's interview and checks every event's place.</summary>
internal sealed class Client(Uri address, Slot slot, Tally tally) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private readonly CancellationTokenSource _stop = new();
    private ClientWebSocket _socket = new();
    private Task _running = Task.CompletedTask;
    private string _id = "";

    /// <summary>The last event seen of the interview that is watched.</summary>
    public long Last { get; private set; }

    public async Task StartAsync()
    {
        await ConnectAsync();
        _running = RunAsync();
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _running;
        _socket.Dispose();
        _stop.Dispose();
    }

    /// <summary>Watches the interview that the slot has by now.</summary>
    public async Task JoinAsync()
    {
        if (_id != slot.Id)
            (_id, Last) = (slot.Id, 0);
        var message = JsonSerializer.SerializeToUtf8Bytes(
            new { @event = "joinInterview", data = new { sessionId = _id, after = Last } });
        await _socket.SendAsync(message, WebSocketMessageType.Text, true, _stop.Token);
    }

    private async Task ConnectAsync()
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(address, _stop.Token);
        await JoinAsync();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var message = await _socket.ReceiveAsync(_buffer.AsMemory(), _stop.Token);
                if (message.MessageType == WebSocketMessageType.Close || !message.EndOfMessage)
                    throw new WebSocketException("The connection was closed, or a message is too long.");
                Take(_buffer.AsMemory(0, message.Count), Stopwatch.GetTimestamp());
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is WebSocketException or IOException or HttpRequestException or OperationCanceledException)
            {
                tally.Dropped();
                await ComeBackAsync();
            }
        }
    }

    private async Task ComeBackAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync();
                return;
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                await Task.Delay(100);
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> utf8, long arrived)
    {
        using var message = JsonDocument.Parse(utf8);
        var name = message.RootElement.GetProperty("event").GetString()!;
        var data = message.RootElement.GetProperty("data");
        if (name is "joinedInterview" or "reply" or "error")
        {
            if (name == "error")
                tally.Failed(data.ToString());
            return;
        }

        // What was on its way when the client went on to the next interview.
        if (data.GetProperty("sessionId").GetString() != _id)
            return;
        var sequence = data.GetProperty("sequence").GetInt64();
        if (sequence != Last + 1)
            tally.Misplaced($"{_id}: {sequence} came after {Last}");
        Last = sequence;
        tally.Delivered();
        if (name == "candidateMessage")
            _ = TimeAsync(sequence, arrived);
    }

    private async Task TimeAsync(long sequence, long arrived)
    {
        if (await slot.SinceAsync(_id, sequence, arrived) is { } times)
            tally.Took(times.Sent, times.Acknowledged);
    }
}
