package vn.congvan.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.congvan.organization.Directory;
import vn.congvan.organization.Entrances;
import vn.congvan.shared.ProvinceClock;

/**
 * Tells the frame of each page who is logged in and which pages are his, under the name {@code
 * office}.
 */
@Component
class PageFrame implements HandlerInterceptor, WebMvcConfigurer {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private static final String DIAGRAMS = "/admin/diagrams";

  /** What the frame shows. */
  record Office(
      String personId,
      String personName,
      boolean clerk,
      boolean readsRegisters,
      boolean drafts,
      boolean signs,
      boolean watchesProcesses,
      boolean makesReports,
      boolean editsProcesses,
      boolean administrator,
      boolean readsActs,
      boolean practice,
      String today,
      String path) {

    /** Marks the entry of the page one is on, for eyes and screen readers. */
    public @Nullable String at(String entry) {
      // The diagrams have an entry of their own below the administrators' pages.
      return path.startsWith(entry) && (entry.equals(DIAGRAMS) || !path.startsWith(DIAGRAMS))
          ? "page"
          : null;
    }
  }

  private final Directory directory;
  private final Entrances entrances;
  private final ProvinceClock clock;
  private final boolean practice;

  PageFrame(
      Directory directory, Entrances entrances, ProvinceClock clock, Environment environment) {
    this.directory = directory;
    this.entrances = entrances;
    this.clock = clock;
    this.practice = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var person = request.getUserPrincipal();
    if (page == null
        || person == null
        // Whoever must first choose a password has no pages yet.
        || request.isUserInRole("NEWCOMER")
        || page.getViewName() == null
        || page.getViewName().startsWith("redirect:")) {
      return;
    }
    page.addObject("office", office(person.getName(), request));
  }

  /** The frame as this person sees it on the page of this request. */
  Office office(String id, HttpServletRequest request) {
    var open = entrances.of(id);
    return new Office(
        id,
        directory.person(id).map(Directory.Person::fullName).orElse(id),
        open.clerk(),
        open.readsRegisters(),
        open.drafts(),
        open.signs(),
        open.watchesProcesses(),
        open.makesReports(),
        open.editsProcesses(),
        open.administrator(),
        open.readsActs(),
        practice,
        DAY.format(clock.today()),
        request.getRequestURI().substring(request.getContextPath().length()));
  }
}
