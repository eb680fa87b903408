Console.Error.WriteLine("Usage: Dashboard.Simulator --url <address of the dashboard> --token <its ingest token>");
Console.Error.WriteLine("This build has no organisation to send yet.");
return 64;
