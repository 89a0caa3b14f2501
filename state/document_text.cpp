// SPDX-License-Identifier: ISC
#include "state/document_text.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <utility>
#include <vector>

#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

// Smaller ones are copied as quickly.
constexpr std::uint64_t k_worth_mapping = 16 * 1024;

DocumentReading g_reading = DocumentReading::copied;

// Of those that are mapped now. Most commands map nothing, and make neither.
std::vector<std::pair<const char*, std::size_t>>& mappings() {
  static std::vector<std::pair<const char*, std::size_t>> all;
  return all;
}
// For the signal handler, which can't make one.
std::string& complaint() {
  static std::string text;
  return text;
}

void say_it_was_changed(int) {
  [[maybe_unused]] const auto told = ::write(STDERR_FILENO, complaint().data(), complaint().size());
  ::_exit(1);
}

// Null: it is to be copied.
const char* map(int fd, std::size_t size, const std::string& path) {
  void* const mapped = sys::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  if (mapped == MAP_FAILED) return nullptr;
  complaint() = "registry " + path + " was changed by something outside the protocol\n";
  struct sigaction action {};
  action.sa_handler = say_it_was_changed;
  ::sigaction(SIGBUS, &action, nullptr);
  mappings().emplace_back(static_cast<const char*>(mapped), size);
  return mappings().back().first;
}

}  // namespace

void set_document_reading(DocumentReading reading) { g_reading = reading; }

void unmap_documents_in_child() {
  g_reading = DocumentReading::copied;
  for (const auto& [mapped, size] : std::exchange(mappings(), {})) ::munmap(const_cast<char*>(mapped), size);
}

Result<DocumentText> DocumentText::read(int fd, std::uint64_t size, const std::string& path) {
  DocumentText text;
  if (g_reading == DocumentReading::mapped && size >= k_worth_mapping) text.mapped_ = map(fd, size, path);
  if (text.mapped_ != nullptr) {
    text.size_ = size;
    return text;
  }
  auto copied = read_to_end(fd);
  if (!copied) return fail_errno(path, copied.error().sys_errno);
  text.copied_ = *std::move(copied);
  return text;
}

DocumentText::DocumentText(DocumentText&& other) noexcept
    : copied_(std::move(other.copied_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

DocumentText& DocumentText::operator=(DocumentText&& other) noexcept {
  std::swap(copied_, other.copied_);
  std::swap(mapped_, other.mapped_);
  std::swap(size_, other.size_);
  return *this;
}

DocumentText::~DocumentText() {
  if (mapped_ == nullptr) return;
  if (std::erase(mappings(), std::pair(mapped_, size_)) > 0) ::munmap(const_cast<char*>(mapped_), size_);
}

}  // namespace state
