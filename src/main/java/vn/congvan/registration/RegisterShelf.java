package vn.congvan.registration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvan.document.DocumentType;
import vn.congvan.organization.Directory.Agency;

/**
 * The question about a register with everything filled in, and what else the person may ask for.
 *
 * @param type the only type of documents that is asked for; null for all
 * @param isKept whether the person, as a clerk of the agency, keeps the register
 */
public record RegisterShelf(
    Agency agency,
    RegisterView register,
    @Nullable DocumentType type,
    LocalDate from,
    LocalDate to,
    List<Agency> agencies,
    List<RegisterView> registers,
    boolean isKept) {}
