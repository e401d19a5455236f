using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace Hpo.Messaging;

/// <summary>One short line an event: <c>12:30:05.123 INF trainer mnist-ga/4/1 Job … started</c>; study, trial and attempt only where they are known.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    private static readonly string[] Place = ["StudyId", "Trial", "Attempt"];

    private readonly MessageTemplateTextFormatter _head = new("{Timestamp:HH:mm:ss.fff} {Level:u3} {Service}", CultureInfo.InvariantCulture);
    private readonly MessageTemplateTextFormatter _tail = new(" {Message:lj}{NewLine}{Exception}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        _head.Format(logEvent, output);
        var separator = ' ';
        foreach (var name in Place)
        {
            if (!logEvent.Properties.TryGetValue(name, out var value))
                continue;
            output.Write(separator);
            value.Render(output, value is ScalarValue { Value: string } ? "l" : null, CultureInfo.InvariantCulture);
            separator = '/';
        }

        _tail.Format(logEvent, output);
    }
}
