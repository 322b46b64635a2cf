package vn.congvan.statistics;

import java.io.OutputStream;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import vn.congvan.acts.ActInHand;
import vn.congvan.organization.Directory;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.print.TableHeader;
import vn.congvan.print.TableHeader.TableColumn;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.shared.Recorded;
import vn.congvan.shared.Refusal;
import vn.congvan.shared.Sentence;
import vn.congvan.shared.UseCase;
import vn.congvan.shared.Worded;
import vn.congvan.statistics.DocumentList.Item;

/** The list behind a number as XLSX and as PDF; a long one is made as a report, behind the page. */
@UseCase
public class DocumentListFiles {

  /** Up to how many documents a list is written while somebody waits for it. */
  public static final int MOST = 5_000;

  /** In place of what a document is about that is not open to the person. */
  static final String NOT_OPEN = "(không thuộc phạm vi được xem nội dung)";

  // Both forms are official papers, whatever language the reader's pages are in.
  private static final Locale OFFICIAL = Locale.forLanguageTag("vi");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ProvinceClock.ZONE);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ProvinceClock.ZONE);

  private static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("Cơ quan", 28, false),
          new TableColumn("Số đến", 17, true),
          new TableColumn("Số, ký hiệu văn bản", 32, false),
          new TableColumn("Tác giả", 26, false),
          new TableColumn("Trích yếu nội dung", 46, false),
          new TableColumn("Ngày đến", 19, true),
          new TableColumn("Hạn giải quyết", 20, true),
          new TableColumn("Ngày giải quyết xong", 20, true),
          new TableColumn("Tình trạng", 26, false),
          new TableColumn("Đang ở", 33, false));

  private final HandlingFigures figures;
  private final DocumentRows documents;
  private final SheetFiles files;
  private final Directory directory;
  private final SupervisedAgencies supervised;

  DocumentListFiles(
      HandlingFigures figures,
      DocumentRows documents,
      SheetFiles files,
      Directory directory,
      SupervisedAgencies supervised) {
    this.figures = figures;
    this.documents = documents;
    this.files = files;
    this.directory = directory;
    this.supervised = supervised;
  }

  /** Writes the spreadsheet; leaves the stream open. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void xlsx(Filter filter, String personId, OutputStream out) {
    write(filter, personId, table -> files.xlsx(table, out));
  }

  /** Writes the printed form; leaves the stream open. */
  @Recorded
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  public void pdf(Filter filter, String personId, OutputStream out) {
    write(filter, personId, table -> files.pdf(table, out));
  }

  private void write(Filter filter, String personId, Consumer<Sheet> writer) {
    var asked = filter.at(figures.complete(filter.question()));
    var total = figures.count(asked, personId);
    if (total > MOST) {
      Worded most = locale -> NumberFormat.getIntegerInstance(locale).format(MOST);
      throw new Refusal(
          new Sentence(
              "Danh sách dài hơn %s văn bản nên phải lập ở trang Báo cáo, có tiến độ và có thể dừng. Hãy bấm Lập danh sách.",
              most));
    }
    var header = header(asked, total, personId);
    var act = ActInHand.current();
    if (act != null) {
      act.in(asked.question().agencyId())
          .saying(header.title() + "; " + String.join("; ", header.under()));
    }
    figures.read(asked, personId, OFFICIAL, items -> writer.accept(new Sheet(header, rows(items))));
  }

  /** The same as the content of a report. */
  @Transactional(readOnly = true, noRollbackFor = Refusal.class)
  ReportContent content(Filter filter, String personId) {
    var asked = filter.at(figures.complete(filter.question()));
    var total = figures.count(asked, personId);
    return new ReportContent(
        header(asked, total, personId),
        (int) total,
        keeper ->
            figures.read(
                asked,
                personId,
                OFFICIAL,
                items ->
                    items.forEach(
                        item ->
                            keeper.accept(
                                row(item).stream()
                                    .<@Nullable Object>map(SheetFiles::words)
                                    .toList()))));
  }

  private TableHeader header(Filter filter, long total, String personId) {
    var asked = filter.question();
    var under = new ArrayList<String>();
    var period = asked.period();
    var moment = asked.moment();
    if (period != null && moment != null) {
      under.add(
          "Từ ngày "
              + SheetFiles.DAY.format(period.from())
              + " đến ngày "
              + SheetFiles.DAY.format(period.to())
              + ", tính đến "
              + MOMENT.format(moment));
    }
    part(filter, followed(asked, personId)).forEach(under::add);
    var frozenAt = figures.frozenAt(asked);
    if (frozenAt != null) {
      under.add("Danh sách lấy theo tháng đã chốt lúc " + MOMENT.format(frozenAt));
    }
    under.add("Số văn bản: " + Tally.figure(total));
    return new TableHeader(
        agencyName(asked, personId), title(filter), List.copyOf(under), COLUMNS, List.of());
  }

  /** Whose documents of the period, and which, in words. */
  private List<String> part(Filter filter, Predicate<String> named) {
    var words = new ArrayList<String>();
    var unit = filter.unitId();
    if (unit != null) {
      words.add(
          unit.equals(Filter.NOBODY)
              ? "Chưa giao đơn vị"
              : "Đơn vị: "
                  + directory
                      .unit(unit)
                      .filter(each -> named.test(each.agencyId()))
                      .map(Directory.Unit::name)
                      .orElse(unit));
    }
    var post = filter.postId();
    if (post != null) {
      words.add(
          post.equals(Filter.NOBODY)
              ? "Chưa giao người xử lý"
              : "Người xử lý: " + documents.handler(UUID.fromString(post), named));
    }
    if (filter.origin() == Filter.Origin.ARRIVED && filter.came() == null) {
      words.add("Chỉ văn bản đến trong kỳ");
    }
    days("Chỉ văn bản đến", filter.came()).ifPresent(words::add);
    days("Chỉ văn bản giải quyết xong", filter.finished()).ifPresent(words::add);
    return words;
  }

  /** Of which agencies units and people are called by name: only of those that were asked for. */
  private Predicate<String> followed(Question asked, String personId) {
    var agency = asked.agencyId();
    return agency == null ? supervised.require(personId)::has : agency::equals;
  }

  private static Optional<String> days(String words, @Nullable Period days) {
    return days == null
        ? Optional.empty()
        : Optional.of(
            words
                + " từ ngày "
                + SheetFiles.DAY.format(days.from())
                + " đến ngày "
                + SheetFiles.DAY.format(days.to()));
  }

  private String agencyName(Question asked, String personId) {
    if (asked.agencyId() != null) {
      return figures.nameOf(asked, asked.agencyId());
    }
    return directory.postsOf(personId).stream()
        .findFirst()
        .map(post -> figures.nameOf(asked, post.agencyId()))
        .orElse("");
  }

  private static String title(Filter filter) {
    var buckets =
        Arrays.stream(Bucket.values())
            .filter(filter.buckets()::contains)
            .map(Bucket::vietnamese)
            .collect(Collectors.joining("; "));
    var due = filter.dueWithin();
    return "DANH SÁCH VĂN BẢN ĐẾN"
        + (buckets.isEmpty() ? "" : " – " + buckets.toUpperCase(OFFICIAL))
        + (due == null ? "" : " – ĐẾN HẠN TRONG " + due + " NGÀY LÀM VIỆC");
  }

  private static Iterator<List<@Nullable Object>> rows(Stream<Item> items) {
    return items.<List<@Nullable Object>>map(DocumentListFiles::row).iterator();
  }

  private static List<@Nullable Object> row(Item item) {
    return Arrays.asList(
        item.agencyName(),
        item.arrivalNumber(),
        item.numberAndSymbol(),
        item.issuer(),
        item.visible() ? item.subject() : NOT_OPEN,
        day(item.arrivedAt()),
        hour(item.dueAt()),
        hour(item.closedAt()),
        item.bucket().vietnamese() + (item.remaining() == null ? "" : ": " + item.remaining()),
        item.holder());
  }

  /** In time or late is a matter of hours. */
  private static @Nullable String hour(@Nullable Instant moment) {
    return moment == null ? null : HOUR.format(moment);
  }

  private static @Nullable LocalDate day(@Nullable Instant moment) {
    return moment == null ? null : LocalDate.ofInstant(moment, ProvinceClock.ZONE);
  }
}
