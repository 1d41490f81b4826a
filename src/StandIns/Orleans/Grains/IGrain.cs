using Orleans.Runtime;

namespace Orleans;

/// <summary>The root of all grain interfaces.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain interface whose grains are told apart by a text.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>The root of interfaces of objects outside the cluster that grains can call back.</summary>
public interface IGrainObserver : IAddressable;
