using Azure.Data.Tables;

namespace Orleans.Clustering.AzureStorage
{
    /// <summary>The tables of a cluster, for its silos. Unused here.</summary>
    public class AzureStorageClusteringOptions
    {
        /// <summary>How they are reached.</summary>
        public TableServiceClient? TableServiceClient { get; set; }
    }

    /// <summary>The tables of a cluster, for its clients. Unused here.</summary>
    public class AzureStorageGatewayOptions
    {
        /// <summary>How they are reached.</summary>
        public TableServiceClient? TableServiceClient { get; set; }
    }
}

namespace Orleans.Reminders.AzureStorage
{
    /// <summary>The tables of the reminders. Unused here.</summary>
    public class AzureTableReminderStorageOptions
    {
        /// <summary>How they are reached.</summary>
        public TableServiceClient? TableServiceClient { get; set; }
    }
}
