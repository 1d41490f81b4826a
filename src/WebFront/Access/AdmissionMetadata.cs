namespace Interviewing.WebFront.Access;

/// <summary>Says of an endpoint whom it lets in.</summary>
internal sealed record AdmissionMetadata(Admission Admission);
