using Dashboard.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Tests.Live;

/// <summary>What there is to read: a temperature per room, which a test changes, breaks and holds up.</summary>
public sealed class Thermometer
{
    private int _reading;

    public Dictionary<string, int> Degrees { get; } = new(StringComparer.Ordinal) { ["kitchen"] = 20, ["cellar"] = 9 };

    public Exception? Problem { get; set; }

    public Func<CancellationToken, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    public int Reads { get; private set; }

    public bool ReadTwiceAtOnce { get; private set; }

    public async Task<Temperature> ReadAsync(string room, CancellationToken cancellationToken)
    {
        Reads++;
        ReadTwiceAtOnce |= Interlocked.Increment(ref _reading) > 1;
        var degrees = Degrees[room];
        try
        {
            await BeforeAnswer(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
        return Problem is null ? new Temperature(room, degrees) : throw Problem;
    }
}

public sealed record Temperature(string Room, int Degrees);

/// <summary>A live panel as pages have them, with nothing of its own.</summary>
public sealed class ThermometerPanel : LiveComponent<Temperature>
{
    [Inject] public required Thermometer Thermometer { get; init; }

    [Parameter] public string Room { get; set; } = "kitchen";

    [Parameter] public int Unrelated { get; set; }

    public List<Temperature> Told { get; } = [];

    public int Renders { get; private set; }

    protected override IEnumerable<Topic> Topics => [Topic.Service(Room)];

    protected override object? ReadKey => Room;

    protected override Task<Temperature> ReadAsync(CancellationToken cancellationToken) =>
        Thermometer.ReadAsync(Room, cancellationToken);

    protected override void OnRead(Temperature view) => Told.Add(view);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        Renders++;
        builder.OpenComponent<ReadStates<Temperature>>(0);
        builder.AddComponentParameter(1, nameof(ReadStates<>.Of), this);
        builder.AddComponentParameter(2, nameof(ReadStates<>.ChildContent), (RenderFragment<Temperature>)(view =>
            values => values.AddMarkupContent(0, $"<b>{view.Room} {view.Degrees}</b>")));
        builder.CloseComponent();
    }
}
