// SPDX-License-Identifier: ISC
#include "tests/support/process_list.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "state/fd.hpp"

namespace support {
namespace {

std::string proc_path(pid_t pid, const char* name) { return "/proc/" + std::to_string(pid) + "/" + name; }

std::string slurp(const std::string& path) {
  std::string text;
  const state::Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return text;
  std::array<char, 65536> block;
  for (ssize_t n = 0; (n = ::read(file.get(), block.data(), block.size())) > 0;)
    text.append(block.data(), static_cast<std::size_t>(n));
  return text;
}

std::vector<std::string> entries(const std::string& folder) {
  std::vector<std::string> names;
  DIR* dir = ::opendir(folder.c_str());
  if (dir == nullptr) return names;
  while (const dirent* entry = ::readdir(dir)) names.emplace_back(entry->d_name);
  ::closedir(dir);
  return names;
}

// The fields of /proc/PID/stat after the command's name, which may hold blanks and brackets.
std::string stat_fields(pid_t pid) {
  const std::string text = slurp(proc_path(pid, "stat"));
  const auto end = text.rfind(") ");
  return end == std::string::npos ? std::string() : text.substr(end + 2);
}

}  // namespace

std::vector<pid_t> processes_of(const std::string& folder) {
  std::vector<pid_t> result;
  for (const auto& name : entries("/proc")) {
    const pid_t pid = std::atoi(name.c_str());
    if (pid <= 0 || pid == ::getpid()) continue;
    if (process_is_of(pid, folder) && process_alive(pid)) result.push_back(pid);
  }
  std::sort(result.begin(), result.end());
  return result;
}

bool process_is_of(pid_t pid, const std::string& folder) {
  return slurp(proc_path(pid, "environ")).find(folder) != std::string::npos ||
         slurp(proc_path(pid, "maps")).find(folder) != std::string::npos;
}

pid_t child_of(pid_t pid) {
  const std::string own = std::to_string(pid);
  return std::atoi(slurp(proc_path(pid, ("task/" + own + "/children").c_str())).c_str());
}

char state_of(pid_t pid) {
  const std::string fields = stat_fields(pid);
  return fields.empty() ? '\0' : fields[0];
}

bool process_alive(pid_t pid) {
  const char state = state_of(pid);
  return state != '\0' && state != 'Z' && state != 'X';
}

pid_t parent_of(pid_t pid) {
  const std::string fields = stat_fields(pid);
  return fields.size() < 3 ? 0 : std::atoi(fields.c_str() + 2);
}

pid_t tracer_of(pid_t pid) {
  constexpr std::string_view k_field = "\nTracerPid:";
  const std::string status = slurp(proc_path(pid, "status"));
  const std::size_t at = status.find(k_field);
  return at == std::string::npos ? 0 : std::atoi(status.c_str() + at + k_field.size());
}

std::string command_line_of(pid_t pid) {
  std::string text = slurp(proc_path(pid, "cmdline"));
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

std::vector<std::string> open_files_of(pid_t pid) {
  std::vector<std::string> result;
  for (const auto& name : entries(proc_path(pid, "fd"))) {
    std::array<char, 4096> target;
    const ssize_t n = ::readlink(proc_path(pid, ("fd/" + name).c_str()).c_str(), target.data(), target.size());
    if (n > 0) result.emplace_back(target.data(), static_cast<std::size_t>(n));
  }
  return result;
}

}  // namespace support
