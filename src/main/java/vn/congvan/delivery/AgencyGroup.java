package vn.congvan.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.congvan.organization.Directory.Agency;

/** A group of agencies that needs no list, because the directory knows who is in it. */
public enum AgencyGroup {
  SUBORDINATES("subordinates", "Các cơ quan, đơn vị trực thuộc", Set.of()),
  DEPARTMENTS("departments", "Các sở, ban, ngành tỉnh", Set.of("department", "office")),
  COMMUNES("communes", "Ủy ban nhân dân các xã, phường", Set.of("ward", "commune")),
  PUBLIC_SERVICES("public-services", "Các đơn vị sự nghiệp công lập", Set.of("public-service")),
  UNIONS("unions", "Các cơ quan Đảng, Mặt trận, đoàn thể tỉnh", Set.of("union")),
  ENTERPRISES("enterprises", "Các doanh nghiệp nhà nước", Set.of("enterprise")),
  CENTRAL("central", "Các cơ quan trung ương trên địa bàn", Set.of("central"));

  private final String id;
  private final String vietnamese;
  private final Set<String> kinds;

  AgencyGroup(String id, String vietnamese, Set<String> kinds) {
    this.id = id;
    this.vietnamese = vietnamese;
    this.kinds = kinds;
  }

  /** The word under which a form saves it. */
  public String id() {
    return id;
  }

  /** The group as it stands among the receivers of a document. */
  public String vietnamese() {
    return vietnamese;
  }

  /** The group of that id. */
  static Optional<AgencyGroup> ofId(String id) {
    return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
  }

  /** Its agencies of today, without the one that writes. */
  List<Agency> of(List<Agency> all, String writer) {
    return all.stream()
        .filter(agency -> !agency.id().equals(writer))
        .filter(
            agency ->
                this == SUBORDINATES
                    ? writer.equals(agency.parentId())
                    : kinds.contains(agency.kind()))
        .toList();
  }
}
