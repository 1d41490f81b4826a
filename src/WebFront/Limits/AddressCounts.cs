using System.Net;

namespace Interviewing.WebFront.Limits;

/// <summary>Counts what there is of each address, up to so many; see <see cref="AddressFold"/>.</summary>
internal sealed class AddressCounts(int most)
{
    private const int Places = 16_384;

    private readonly int[] _counts = new int[Places];

    /// <summary>Counts one more, until the result is disposed; null where there are as many as there may be.</summary>
    public IDisposable? Enter(IPAddress? address)
    {
        var place = AddressFold.PlaceOf(address, Places);
        if (Interlocked.Increment(ref _counts[place]) <= most)
            return new Counted(_counts, place);
        Interlocked.Decrement(ref _counts[place]);
        return null;
    }

    private sealed class Counted(int[] counts, int place) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                Interlocked.Decrement(ref counts[place]);
        }
    }
}
