using System.Runtime.InteropServices;
using System.Text;
using Dashboard.Simulator;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

// Not Console.Out: it flushes every line, and a printed history has tens of thousands.
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
var around = new Surroundings(output, Console.Error, Console.In, TimeProvider.System, Environment.GetEnvironmentVariable);
return await SimulatorCommand.RunAsync(args, around, stop.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
