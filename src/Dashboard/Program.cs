using Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.AddDashboard();

await using var app = builder.Build();
app.MapDashboard();

return await StartUp.RunAsync(app);
