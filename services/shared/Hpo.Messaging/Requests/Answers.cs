using MassTransit;

namespace Hpo.Messaging;

/// <summary>Answers to requests.</summary>
public static class Answers
{
    /// <summary>Answers the sender of a message, if it asked for an answer; otherwise does nothing.</summary>
    /// <param name="context">The message that is being consumed.</param>
    /// <param name="answer">One of the system's messages.</param>
    public static Task AnswerAsync(this ConsumeContext context, object answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(answer);

        // Without an address MassTransit would publish the answer, a second time for an event that is published anyway.
        return context.ResponseAddress is null ? Task.CompletedTask : context.RespondAsync(answer, answer.GetType());
    }
}
