namespace Interviewing.WebFront.Live;

/// <summary>What a client wants of an interview.</summary>
/// <param name="After">The events after this number.</param>
/// <param name="Deltas">The interviewer's words piece by piece too, while they come.</param>
internal readonly record struct Wish(long After, bool Deltas);
