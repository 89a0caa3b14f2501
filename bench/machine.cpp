// SPDX-License-Identifier: ISC
#include "bench/machine.hpp"

#include <sys/statfs.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>

#include "bench/side.hpp"

namespace bench {
namespace {

std::string cpu_model() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("model name")) return line.substr(line.find(": ") + 2);
  return "unknown";
}

std::string file_system_of(const char* path) {
  static const std::map<unsigned long, const char*> names{
      {0xEF53, "ext4"}, {0x01021994, "tmpfs"}, {0x58465342, "xfs"}, {0x9123683E, "btrfs"}, {0x794C7630, "overlay"}};
  struct statfs about {};
  if (::statfs(path, &about) != 0) return "unknown";
  const auto found = names.find(static_cast<unsigned long>(about.f_type));
  return found == names.end() ? "another" : found->second;
}

}  // namespace

Machine this_machine() {
  utsname system{};
  ::uname(&system);
  const double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  return {cpu_model(), ::sysconf(_SC_NPROCESSORS_ONLN), bytes / (1U << 30U), system.release, file_system_of("/tmp")};
}

std::string version_of(const std::string& tmux) {
  return without_newline(run_timed({tmux, "-V"}, {"LC_ALL=C.UTF-8"}).output);
}

std::string today() {
  const time_t now = ::time(nullptr);
  tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  ::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
  return text.data();
}

double load_average() {
  double load = 0;
  return ::getloadavg(&load, 1) == 1 ? load : 0;
}

}  // namespace bench
