using Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.AddDashboard();

await using var app = builder.Build();
return await StartUp.RunAsync(app, app.MapDashboard, args);
