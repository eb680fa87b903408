namespace Dashboard.Simulator.CommandLine;

/// <summary>What the caller reads after a mistake, or for --help.</summary>
internal static class Usage
{
    public const string Text = """
        Sends the life of a ticket company's services to a dashboard, through its public endpoints.

          --url <address>              the dashboard (http://localhost:5080)
          --token-file <path>          file with the ingest token; or the environment variable DASHBOARD_TOKEN
          --days <n>                   length of the history (90)
          --services <n>               size of the organisation, up to 500 (14)
          --seed <n>                   the same seed and --now give the same events, byte by byte (42)
          --now <time>                 end of the history (the clock)
          --live                       go on living after the history
          --speed <n>                  days pass n times as fast when live (1)
          --rate <n>                   at most n events a second
          --batch <n>                  events per request, up to 1000 (500)
          --stop-after <time>          end after 90s, 10m, 2h
          --parent-stdin               end when standard input is closed
          --dry-run                    print the events, one a line, and send nothing
          --github-key <key>           also deliver a repository's webhooks to /hooks/<key>
          --github-secret-file <path>  their secret; or the environment variable DASHBOARD_GITHUB_SECRET

        Progress is one JSON object a line on standard output, faults are on standard error. Exit codes:
          0 done, 2 wrong arguments, 3 token refused, 4 events refused, 5 dashboard out of reach, 6 stopped before the end.
        """;
}

internal enum ExitCode
{
    Done = 0,
    WrongArguments = 2,
    TokenRefused = 3,
    EventsRefused = 4,
    OutOfReach = 5,
    Stopped = 6,
}
