using Dashboard;

// Published, the app may be started from any folder: data lies where it is started, its own styles and scripts lie beside it.
var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Directory.Exists(beside) ? beside : null });
builder.AddDashboard();

await using var app = builder.Build();
return await StartUp.RunAsync(app, app.MapDashboard, args);
