using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Interviewing.Speech.Espeak;

/// <summary>The program espeak-ng: found on the PATH, run without a shell, ended when its time is over.</summary>
internal sealed class EspeakProgram
{
    private const int MaxOutput = 64 * 1024 * 1024;

    // All else in the environment of this process is none of its business: keys, for example.
    private static readonly string[] Inherited = ["PATH", "HOME", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH", "SystemRoot"];

    private readonly string _path;

    private EspeakProgram(string path) => _path = path;

    /// <summary>The program of this machine; null where it is not installed.</summary>
    public static EspeakProgram? Find() => FindIn(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The program in the first of some folders that has it.</summary>
    public static EspeakProgram? FindIn(string folders)
    {
        var name = OperatingSystem.IsWindows() ? "espeak-ng.exe" : "espeak-ng";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path ? new(path) : null;
    }

    /// <summary>Speaks a text; a WAVE file, or nothing where it has no such voice.</summary>
    /// <exception cref="SpeechUnavailableException">It cannot be run.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the process is gone.</exception>
    public async Task<ReadOnlyMemory<byte>> RunAsync(
        string language, EspeakVoice voice, string text, CancellationToken cancellationToken)
    {
        using var process = Start(
        [
            "-v", $"{language}+{voice.Variant}", "-p", $"{voice.Pitch}", "-s", $"{voice.WordsPerMinute}",
            "-b", "1", "--stdin", "--stdout",
        ]);
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process.StandardInput.BaseStream, text, cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return await output.ConfigureAwait(false);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string[] arguments)
    {
        ProcessStartInfo start = new(_path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToArray())
            start.Environment.Remove(name);
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new SpeechUnavailableException($"espeak-ng cannot be run: {failure.Message}", 10);
        }
    }

    private static async Task WriteAsync(Stream to, string text, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            await to.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has ended without reading: it has no such voice, and its output is empty.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        using MemoryStream output = new();
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (output.Length + read > MaxOutput)
                throw new SpeechUnavailableException("espeak-ng does not stop speaking.");
            output.Write(buffer, 0, read);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
