namespace Interviewing.Hosting;

/// <summary>Why a process does not start.</summary>
public static class StartFailure
{
    /// <summary>
    /// True for what whoever starts the process can mend: what it is helps them, where it was thrown does not.
    /// </summary>
    public static bool CanBeMended(Exception failure) =>
        failure is SettingsException or IOException or UnauthorizedAccessException or NotSupportedException
            or OrleansException or OrleansConfigurationException;
}
