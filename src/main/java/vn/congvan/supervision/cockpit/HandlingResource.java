package vn.congvan.supervision.cockpit;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.statistics.DocumentListFiles;
import vn.congvan.statistics.Figures;
import vn.congvan.statistics.Filter;
import vn.congvan.statistics.HandlingFigures;
import vn.congvan.statistics.Question;
import vn.congvan.statistics.ReportDesk;
import vn.congvan.statistics.Reports;
import vn.congvan.statistics.Tally;
import vn.congvan.supervision.BulkSupervision;

/**
 * How incoming documents are handled: numbers, the lists behind them, and acts on what is listed.
 */
public class HandlingResource {

  record Dashboard(@Nullable String agencyId, FirstPage.Numbers total) {}

  record Reminding(@Nullable List<UUID> documents, @Nullable String words) {}

  record Reassigning(
      @Nullable List<UUID> documents,
      @Nullable UUID handlerPost,
      @Nullable String unit,
      @Nullable String reason) {}

  record Extending(
      @Nullable List<UUID> documents, @Nullable Instant until, @Nullable String reason) {}

  /** A list that takes longer goes on behind the page. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Asking asking;

  HandlingResource(Asking asking) {
    this.asking = asking;
  }

  /** The three first numbers alone, for the dashboard. */
  @GET
  @Path("numbers")
  public Response numbers() {
    var followed = asking.of(SupervisedAgencies.class).require(asking.personId()).agencies();
    var total =
        asking
            .of(HandlingFigures.class)
            .agencies(Question.OF_THIS_YEAR, asking.personId(), asking.locale())
            .stream()
            .map(Figures.Row::tally)
            .reduce(Tally.NOTHING, Tally::plus);
    return asking.answer(
        new Dashboard(
            followed.size() == 1 ? followed.iterator().next() : null, FirstPage.Numbers.of(total)));
  }

  /** The numbers of the first page; who follows one agency only gets those of its units. */
  @GET
  public Response figures(@BeanParam Asked asked) {
    var figures = asking.of(HandlingFigures.class);
    var followed = asking.of(SupervisedAgencies.class).require(asking.personId()).agencies();
    var number = asked.filter();
    var filter = Filter.of(number.question());
    if (filter.question().agencyId() == null && followed.size() == 1) {
      filter = filter.ofAgency(followed.iterator().next());
    }
    if (number.unitId() != null) {
      filter = filter.ofUnit(number.unitId());
    }
    return asking.answer(
        FirstPage.of(
            figures.figures(filter, asking.personId(), asking.locale()), figures.frozenMonths()));
  }

  /** One page of the documents behind a number. */
  @GET
  @Path("documents")
  public Response documents(
      @BeanParam Asked asked, @QueryParam("page") @DefaultValue("0") int page) {
    return asking.answer(
        ListPage.of(
            asking
                .of(HandlingFigures.class)
                .list(asked.filter(), page, asking.personId(), asking.locale()),
            asking.locale()));
  }

  /** All documents behind a number as a spreadsheet. */
  @GET
  @Path("list.xlsx")
  public Response xlsx(@BeanParam Asked asked) {
    return file(
        asked,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        DocumentListFiles::xlsx);
  }

  /** All documents behind a number as a printed list. */
  @GET
  @Path("list.pdf")
  public Response pdf(@BeanParam Asked asked) {
    return file(asked, "application/pdf", "pdf", DocumentListFiles::pdf);
  }

  /** Has the list behind a number made as a report, with progress, however long it is. */
  @POST
  @Path("list-reports")
  public Response listReport(@BeanParam Asked asked) {
    var id = asking.of(Reports.class).askList(asked.filter(), asking.personId());
    asking.of(ReportDesk.class).begin(id, PATIENCE);
    return asking.answer(Map.of("id", id));
  }

  private interface Writing {

    void write(DocumentListFiles files, Filter filter, String personId, OutputStream out);
  }

  /** Written aside first: what goes wrong meanwhile is told in words, and nobody waits in it. */
  private Response file(Asked asked, String type, String ending, Writing writing) {
    var filter = asked.filter();
    try {
      var file = Files.createTempFile("list", "." + ending);
      try {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
          writing.write(asking.of(DocumentListFiles.class), filter, asking.personId(), out);
        }
      } catch (IOException | RuntimeException trouble) {
        Files.delete(file);
        throw trouble;
      }
      StreamingOutput content =
          out -> {
            try (out) {
              Files.copy(file, out);
            } finally {
              Files.deleteIfExists(file);
            }
          };
      return Response.ok(content, type)
          .header(
              "Content-Disposition", "attachment; filename=\"danh-sach-van-ban." + ending + "\"")
          .header("Content-Length", Files.size(file))
          .build();
    } catch (IOException fullDisk) {
      throw new UncheckedIOException(fullDisk);
    }
  }

  /** To whom a document can be given, and the others of its unit with it. */
  @GET
  @Path("receivers")
  public Response receivers(@QueryParam("document") UUID document) {
    return asking.answer(asking.of(BulkSupervision.class).receivers(document, asking.personId()));
  }

  /** Reminds those who hold the documents. */
  @POST
  @Path("reminders")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response remind(String body) {
    var form = asking.read(body, Reminding.class);
    return asking.answer(
        bulk().remind(form.documents(), form.words(), asking.personId(), asking.locale()));
  }

  /** Gives the documents to another handler, or to another unit where one is named. */
  @POST
  @Path("reassignments")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reassign(String body) {
    var form = asking.read(body, Reassigning.class);
    return asking.answer(
        form.unit() == null
            ? bulk()
                .reassign(
                    form.documents(),
                    form.handlerPost(),
                    form.reason(),
                    asking.personId(),
                    asking.locale())
            : bulk()
                .giveToUnit(
                    form.documents(),
                    form.unit(),
                    form.reason(),
                    asking.personId(),
                    asking.locale()));
  }

  /** Gives the documents more time. */
  @POST
  @Path("extensions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response extend(String body) {
    var form = asking.read(body, Extending.class);
    return asking.answer(
        bulk()
            .extend(
                form.documents(), form.until(), form.reason(), asking.personId(), asking.locale()));
  }

  private BulkSupervision bulk() {
    return asking.of(BulkSupervision.class);
  }
}
