using StudyClient;

// A client that knows nothing of the services but their messages and routes, as one in any other language would.
if (args is ["submit", var broker, var id, var file])
{
    return await StudySubmission.RunAsync(new Uri(broker), id, await File.ReadAllTextAsync(file));
}

if (args is ["check", var gateway, var sageMaker, var study])
{
    return await StudyCheck.RunAsync(new Uri(gateway), new Uri(sageMaker), study);
}

Console.Error.WriteLine("""
    usage: study-client submit BROKER-URI STUDY-ID STUDY.json      submit a study as a message, follow it, exit with 0 when it completed
           study-client check GATEWAY-URL SAGEMAKER-URL STUDY-ID   check that every trial has one outcome and no job was started twice
    """);
return 2;
