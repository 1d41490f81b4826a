using System.Globalization;

namespace Orleans;

/// <summary>On a grain class: how long its activations stay when nobody calls.</summary>
#pragma warning disable CA1813 // Unsealed, as published.
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>The shortest limit that days, hours and minutes can give.</summary>
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? _period;

    /// <summary>The limit is given by the properties.</summary>
    public CollectionAgeLimitAttribute()
    {
    }

    /// <summary>The limit is given as text.</summary>
    /// <param name="inactivityPeriod">A <see cref="TimeSpan"/> as text.</param>
    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _period = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    /// <summary>Days of the limit.</summary>
    public double Days { get; set; }

    /// <summary>Hours of the limit.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes of the limit.</summary>
    public double Minutes { get; set; }

    /// <summary>Never collected for being idle.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The limit.</summary>
    public TimeSpan AgeLimit => _period ?? (AlwaysActive ? TimeSpan.FromDays(short.MaxValue) : FromParts());

    private TimeSpan FromParts()
    {
        var sum = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
        return sum < MinAgeLimit ? MinAgeLimit : sum;
    }
}
#pragma warning restore CA1813
