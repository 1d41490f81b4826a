using Interviewing.Hosting;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Cluster;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.WebFront.Tests.Http;

/// <summary>A failure is the same to a caller over HTTP and over a live connection.</summary>
public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Known => new()
    {
        { FieldErrors.Of("response", "is required"), 400, "bad_request" },
        { new InvalidInputException("text", "is too long"), 400, "bad_request" },
        { new UnauthorizedException("No."), 401, "unauthorized" },
        { new TokenRevokedException(), 401, "unauthorized" },
        { new TokenExpiredException(), 401, "unauthorized" },
        { new ForbiddenException("No."), 403, "forbidden" },
        { InterviewNotFoundException.For(Samples.Id), 404, "not_found" },
        { new WrongStateException(InterviewState.Completed, "It is over."), 409, "wrong_state" },
        { new RefusedException(429, "Too many."), 429, "rate_limited" },
        { new RefusedException(503, "Not yet."), 503, "unavailable" },
        { new StorageUnavailableException("Full."), 503, "unavailable" },
        { new TimeoutException(), 503, "unavailable" },
        { new OrleansException(), 503, "unavailable" },
        { new InvalidOperationException(), 500, "internal" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void AnExceptionIsOneStatusAndOneCode(Exception exception, int status, string code)
    {
        var failure = new Failures().Of(exception, Caller.Local);

        Assert.Equal((status, code), (failure.Status, failure.LiveCode));
    }

    [Fact]
    public void WithoutASiloWhatIsNotKnownIsUnavailable()
    {
        using var host = new HostBuilder().Build();
        ClusterConnection none = new(
            new HostSettings(), host.Services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System,
            NullLogger<ClusterConnection>.Instance);

        // What Orleans' client throws for a grain interface while it has no silo's manifest.
        var failure = new Failures(none).Of(new ArgumentException("Could not find an implementation."), Caller.Local);

        Assert.Equal((503, LiveCodes.Unavailable), (failure.Status, failure.LiveCode));
        Assert.NotNull(failure.RetryAfterSeconds);
    }

    [Fact]
    public void TheTokenOfAnInterviewThatIsGoneIsUnauthorized()
    {
        Caller candidate = new() { Kind = CallerKind.Candidate, Name = "cand-1", SessionId = Samples.Id };

        var failure = new Failures().Of(InterviewNotFoundException.For(Samples.Id), candidate);

        Assert.Equal((401, LiveCodes.Unauthorized, "Bearer"), (failure.Status, failure.LiveCode, failure.Challenge));
    }
}
