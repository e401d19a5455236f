using Hpo.Contracts;
using Hpo.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Gateway;

/// <summary>What a study waits for is shown with it, as long as that lasts.</summary>
public sealed class NoticeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly ReadModelRig _model;

    public NoticeTests() => _model = new ReadModelRig(_clock);

    [Fact]
    public async Task A_notice_is_shown_until_it_is_no_longer_repeated()
    {
        await _model.Events.HandleAsync(Delayed("renew the credentials"), default);
        Assert.Equal(new StudyNotice("renew the credentials", Start), await NoticeAsync());

        _clock.Advance(TimeSpan.FromMinutes(2));
        await _model.Events.HandleAsync(Delayed("still"), default);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("still", (await NoticeAsync())?.Text);

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await NoticeAsync());
    }

    [Fact]
    public async Task An_older_notice_that_comes_later_changes_nothing()
    {
        var older = Delayed("older");
        _clock.Advance(TimeSpan.FromSeconds(30));
        await _model.Events.HandleAsync(Delayed("newer"), default);

        await _model.Events.HandleAsync(older, default);

        Assert.Equal("newer", (await NoticeAsync())?.Text);
    }

    [Fact]
    public async Task A_study_that_has_ended_waits_for_nothing()
    {
        await _model.Events.HandleAsync(Delayed("renew the credentials"), default);
        await _model.Events.HandleAsync(new StudyCompleted { StudyId = "mnist-1", Cause = "done", Counts = new TrialCounts(1, 1, 0) }, default);

        Assert.Null(await NoticeAsync());
    }

    private TrialDelayed Delayed(string reason) => new() { StudyId = "mnist-1", Trial = 0, Attempt = 1, Reason = reason, At = _clock.GetUtcNow() };

    private async Task<StudyNotice?> NoticeAsync() => (await _model.Reads.GetStudyAsync("mnist-1", default))?.Notice;
}
