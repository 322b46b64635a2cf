package vn.congvan.trust;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses that belong to everybody from those of this machine and its neighbours. A
 * certificate out of a stranger's file names addresses that we are to ask; it must not make us
 * knock at doors that only we can reach.
 */
final class PublicAddress {

  private static final int[][] RESERVED = {
    {0, 0, 0, 0, 8},
    {10, 0, 0, 0, 8},
    {100, 64, 0, 0, 10},
    {127, 0, 0, 0, 8},
    {169, 254, 0, 0, 16},
    {172, 16, 0, 0, 12},
    {192, 0, 0, 0, 24},
    {192, 0, 2, 0, 24},
    {192, 88, 99, 0, 24},
    {192, 168, 0, 0, 16},
    {198, 18, 0, 0, 15},
    {198, 51, 100, 0, 24},
    {203, 0, 113, 0, 24},
    {224, 0, 0, 0, 3}
  };

  private PublicAddress() {}

  /** Whether anybody on the Internet may own this address. */
  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return Arrays.stream(RESERVED).noneMatch(block -> lies(bytes, block));
    }
    // Of IPv6 only 2000::/3 is given out; 2001::/23 and 2002::/16 are ways to other addresses, and
    // 2001:db8::/32 stands in examples.
    var first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    var second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    if (first == 0x64 && second == 0xff9b) {
      return is(embedded(bytes));
    }
    return first >> 13 == 1
        && first != 0x2002
        && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8));
  }

  private static InetAddress embedded(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private static boolean lies(byte[] address, int[] block) {
    var bits = block[4];
    for (var i = 0; i < 4 && bits > 0; i++, bits -= 8) {
      var mask = bits >= 8 ? 0xff : 0xff << 8 - bits & 0xff;
      if ((address[i] & mask) != (block[i] & mask)) {
        return false;
      }
    }
    return true;
  }
}
