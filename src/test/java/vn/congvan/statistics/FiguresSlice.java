package vn.congvan.statistics;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import vn.congvan.organization.AgencyStructure;
import vn.congvan.organization.SupervisedAgencies;
import vn.congvan.print.RegisterPrint;
import vn.congvan.support.RegisterSlice;

/** The counting and what it reads, on a real database, and nothing else of the product. */
@Import({RegisterSlice.class, AgencyStructure.class, SupervisedAgencies.class, RegisterPrint.class})
@ComponentScan(
    lazyInit = true,
    basePackages = "vn.congvan.statistics",
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern = "vn\\.congvan\\..*\\.web\\..*|.*(Test|Tests|Contract|Slice)(\\$.*)?"))
public class FiguresSlice {}
