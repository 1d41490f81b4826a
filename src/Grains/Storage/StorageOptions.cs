using System.ComponentModel.DataAnnotations;

namespace Interviewing.Storage;

/// <summary>Where an embedded silo keeps what must last.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder of the database and of what else is kept (DATA_DIR). Made if it is not there. Default "data" in the
    /// folder that the process was started in.
    /// </summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// How long a write waits for a locked or slow disk before its caller gets an error. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
