package vn.congvan.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.congvan.organization.Directory;
import vn.congvan.shared.NotAllowed;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;

/**
 * The agency that a file from another system is for: one of those that the system may deliver to.
 */
@Component
public class ChannelReceivers {

  private final Directory directory;

  ChannelReceivers(Directory directory) {
    this.directory = directory;
  }

  /** The agency of that id or code; without one, the only agency that is allowed. */
  public String chosen(Set<String> allowed, @Nullable String idOrCode) {
    if (idOrCode == null || idOrCode.isBlank()) {
      if (allowed.size() == 1) {
        return allowed.iterator().next();
      }
      throw new Refusal("Thiếu tham số agencyId: mã hoặc mã định danh của cơ quan nhận.");
    }
    var id =
        directory
            .agency(idOrCode)
            .or(() -> directory.agencyByCode(idOrCode))
            .map(Directory.Agency::id)
            .orElse(idOrCode);
    if (!allowed.contains(id)) {
      throw new NotAllowed(
          new Sentence("Tài khoản này không được gửi văn bản đến cơ quan “%s”.", idOrCode));
    }
    return id;
  }
}
