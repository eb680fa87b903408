Console.Error.WriteLine("Usage: Dashboard.Benchmarks <name of a benchmark>. No benchmark is built in yet.");
return 64;
