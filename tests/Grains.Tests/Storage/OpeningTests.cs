using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Interviewing.Storage;

public sealed class OpeningTests
{
    [Fact]
    public void The_tables_are_those_of_the_golden_file()
    {
        using var folder = new StorageFolder();

        var tables = folder.Query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");

        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storage", "Golden", "schema.sql")),
            string.Join('\n', tables.Append(string.Empty)));
    }

    [Theory]
    [InlineData(Schema.Version - 2)]
    [InlineData(Schema.Version + 1)]
    public void Tables_of_another_version_are_refused(int version)
    {
        using var folder = new StorageFolder();
        folder.Database.Dispose();
        folder.Execute($"PRAGMA user_version = {version}");
        using var database = folder.NewDatabase();

        var error = Assert.Throws<InvalidOperationException>(database.Open);

        Assert.Contains(
            $"{folder.File} has tables of version {version}, and this build reads version {Schema.Version} only", error.Message,
            StringComparison.Ordinal);
        // It has let go of the directory.
        folder.Execute($"PRAGMA user_version = {Schema.Version}");
        folder.Restart();
    }

    [Fact]
    public void A_second_storage_over_the_same_directory_is_refused()
    {
        using var folder = new StorageFolder();
        using var second = folder.NewDatabase();

        var error = Assert.Throws<InvalidOperationException>(second.Open);

        Assert.Contains($"DATA_DIR {folder.Path} is in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_named()
    {
        using var folder = new StorageFolder();
        var path = Path.Combine(folder.File, "data");
        using var database = new SqliteDatabase(
            Options.Create(new StorageOptions { DataDirectory = path }), TimeProvider.System, NullLogger<SqliteDatabase>.Instance);

        var error = Assert.Throws<InvalidOperationException>(database.Open);

        Assert.Contains($"DATA_DIR {path} cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        using var folder = new StorageFolder(open: false);
        File.WriteAllText(folder.File, new string('x', 10_000));

        var error = Assert.Throws<InvalidOperationException>(folder.Database.Open);

        Assert.Contains(folder.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        var validator = new StorageOptionsValidator();

        Assert.True(validator.Validate(null, new()).Succeeded);
        Assert.True(validator.Validate(null, new() { DataDirectory = "" }).Failed);
        Assert.True(validator.Validate(null, new() { WriteTimeout = TimeSpan.Zero }).Failed);
    }
}
