package vn.congvan.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.NewArrival.ArrivedFile;

/**
 * What one agency of the province sends another: no file travels, because the bytes lie in the one
 * store already, and what the sender knows of the document need not be read from its text.
 *
 * @param messageId the sender's name for this delivery: a second one under it breaks a constraint
 * @param identifier the document's own identifier (mã định danh văn bản)
 * @param said what the sender says of the document, for the clerk who registers it
 */
public record Transmission(
    String agencyId,
    String messageId,
    List<ArrivedFile> files,
    @Nullable String identifier,
    Suggestions said,
    String by) {}
