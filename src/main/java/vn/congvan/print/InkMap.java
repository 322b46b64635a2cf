package vn.congvan.print;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Where a page, as it is seen, has ink: text, lines and pictures alike, so that a scan is judged
 * like a text.
 */
final class InkMap {

  // How far a grey value may be from the paper's before it counts as ink; scanners give neither
  // white nor even paper.
  private static final int TOLERANCE = 40;

  private final int width;
  private final int height;
  private final int[] sums;

  private InkMap(int width, int height, int[] sums) {
    this.width = width;
    this.height = height;
    this.sums = sums;
  }

  /** Reads a grey picture of the page. */
  static InkMap of(BufferedImage grey) {
    var width = grey.getWidth();
    var height = grey.getHeight();
    var pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    var paper = paper(pixels);
    var sums = new int[(width + 1) * (height + 1)];
    for (var y = 0; y < height; y++) {
      var row = 0;
      for (var x = 0; x < width; x++) {
        if (isInk(pixels, y * width + x, paper) && hasCompany(pixels, x, y, width, height, paper)) {
          row++;
        }
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return new InkMap(width, height, sums);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The share of a rectangle, cut to the page, that has ink. */
  double share(int left, int top, int right, int bottom) {
    var l = Math.max(0, left);
    var t = Math.max(0, top);
    var r = Math.min(width, right);
    var b = Math.min(height, bottom);
    if (l >= r || t >= b) {
      return 0;
    }
    var ink = at(r, b) - at(l, b) - at(r, t) + at(l, t);
    return (double) ink / ((r - l) * (b - t));
  }

  private int at(int x, int y) {
    return sums[y * (width + 1) + x];
  }

  private static int paper(byte[] pixels) {
    var counts = new int[256 / 8];
    for (var pixel : pixels) {
      counts[(pixel & 0xff) / 8]++;
    }
    var most = 0;
    for (var i = 1; i < counts.length; i++) {
      if (counts[i] >= counts[most]) {
        most = i;
      }
    }
    return most * 8 + 4;
  }

  private static boolean isInk(byte[] pixels, int index, int paper) {
    return Math.abs((pixels[index] & 0xff) - paper) > TOLERANCE;
  }

  /** A single dot is dust on the scanner's glass. */
  private static boolean hasCompany(byte[] pixels, int x, int y, int width, int height, int paper) {
    for (var dy = -1; dy <= 1; dy++) {
      for (var dx = -1; dx <= 1; dx++) {
        var nx = x + dx;
        var ny = y + dy;
        if ((dx != 0 || dy != 0)
            && nx >= 0
            && ny >= 0
            && nx < width
            && ny < height
            && isInk(pixels, ny * width + nx, paper)) {
          return true;
        }
      }
    }
    return false;
  }
}
