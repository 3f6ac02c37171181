//===- Backend.cpp - Checked packages to code, in parallel ----------------===//

#include "compiler/Build/Backend.h"

#include "compiler/Basic/Stopwatch.h"
#include "compiler/CodeGen/CodeGen.h"
#include "compiler/Package/Embed.h"
#include "compiler/Pipeline/Pipeline.h"

#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/thread.h"

#include <condition_variable>
#include <deque>
#include <mutex>

using namespace zokor;
using namespace zokor::build;

/// Trees may be deep, and so may be what is made from them; the memory is
/// committed when it is touched.
static constexpr unsigned StackSize = 512u << 20;

namespace {

/// Collects what the phases emit as MLIR diagnostics, as lines in gc's form:
/// sorted by place, each once, with the file names that the session uses.
class Messages {
public:
  explicit Messages(mlir::MLIRContext &Context) {
    Context.getDiagEngine().registerHandler([this](mlir::Diagnostic &D) {
      List.push_back({place(D.getLocation()), List.size(), D.str()});
    });
  }

  void setName(llvm::StringRef InLocations, llvm::StringRef Shown) {
    ShownNames[InLocations] = Shown.str();
  }

  std::string text() {
    llvm::sort(List, [](const Message &A, const Message &B) {
      return std::tie(A.At, A.Order) < std::tie(B.At, B.Order);
    });
    auto Same = [](const Message &A, const Message &B) {
      return A.At == B.At && A.Text == B.Text;
    };
    List.erase(llvm::unique(List, Same), List.end());
    std::string Text;
    for (const Message &M : List) {
      const auto &[File, Line, Column] = M.At;
      if (Line)
        Text += File + ":" + std::to_string(Line) + ":" +
                std::to_string(Column) + ": ";
      Text += M.Text + "\n";
    }
    return Text;
  }

private:
  using Place = std::tuple<std::string, unsigned, unsigned>;
  struct Message {
    Place At;
    size_t Order;
    std::string Text;
  };

  Place place(mlir::Location Loc) const {
    auto At = Loc->findInstanceOf<mlir::FileLineColLoc>();
    if (!At)
      return {};
    auto Shown = ShownNames.find(At.getFilename());
    return {Shown == ShownNames.end() ? At.getFilename().str() : Shown->second,
            At.getLine(), At.getColumn()};
  }

  std::vector<Message> List;
  llvm::StringMap<std::string> ShownNames;
};

/// A package's module on its way.
struct Job {
  Job(const mlir::DialectRegistry &Registry, const pipeline::Options &Opts)
      : Context(Registry, mlir::MLIRContext::Threading::DISABLED),
        Said(Context), Opts(Opts) {
    Context.loadAllAvailableDialects();
  }

  Outcome run() {
    Outcome Result;
    std::string Error;
    llvm::SmallVector<char> Bytes;
    PeakMemory Memory;
    Result.Cost.IRGen = IRGenTime;
    Result.Ok = pipeline::run(*Module, Opts, Bytes, Error, &Result.Cost.Phases);
    Result.Cost.PeakMemory = Memory.bytes();
    Result.Cost.ObjectSize = Bytes.size();
    Result.Bytes.assign(Bytes.begin(), Bytes.end());
    Result.Messages = Said.text();
    if (!Result.Ok && (!Error.empty() || Result.Messages.empty()))
      Result.Messages +=
          "internal compiler error: " + (Error.empty() ? "unknown" : Error) +
          "\n";
    Module = nullptr;
    return Result;
  }

  mlir::MLIRContext Context;
  Messages Said;
  pipeline::Options Opts;
  mlir::OwningOpRef<mlir::ModuleOp> Module;
  std::function<void(Outcome)> Done;
  double IRGenTime = 0;
};

} // namespace

class Backend::Pool {
public:
  explicit Pool(unsigned NumThreads) {
    pipeline::registerDialects(Registry);
    for (unsigned I = 0; I < std::max(NumThreads, 1u); ++I)
      Threads.emplace_back(std::optional<unsigned>(StackSize),
                           [this] { work(); });
  }

  ~Pool() {
    {
      std::lock_guard Guard(Lock);
      Closed = true;
    }
    Changed.notify_all();
    for (llvm::thread &T : Threads)
      T.join();
  }

  void add(std::unique_ptr<Job> J) {
    std::unique_lock Guard(Lock);
    // Modules are large; a few that wait are enough.
    Changed.wait(Guard, [&] { return Queue.size() <= Threads.size(); });
    ++Unfinished;
    Queue.push_back(std::move(J));
    Changed.notify_all();
  }

  void wait() {
    std::unique_lock Guard(Lock);
    Changed.wait(Guard, [&] { return Unfinished == 0; });
  }

  mlir::DialectRegistry Registry;

private:
  void work() {
    std::unique_lock Guard(Lock);
    while (true) {
      Changed.wait(Guard, [&] { return Closed || !Queue.empty(); });
      if (Queue.empty())
        return;
      std::unique_ptr<Job> J = std::move(Queue.front());
      Queue.pop_front();
      Guard.unlock();
      Outcome Result = J->run();
      {
        std::lock_guard One(Finishing);
        J->Done(std::move(Result));
      }
      J.reset();
      Guard.lock();
      --Unfinished;
      Changed.notify_all();
    }
  }

  std::mutex Lock, Finishing;
  std::condition_variable Changed;
  std::deque<std::unique_ptr<Job>> Queue;
  std::vector<llvm::thread> Threads;
  size_t Unfinished = 0;
  bool Closed = false;
};

Embedder build::embedderFor(const package::PackageInfo &Info) {
  return [&Info](llvm::StringRef Pattern) {
    std::string Error; // reported when the package was loaded
    std::vector<irgen::EmbeddedFile> Files;
    for (const std::string &Name :
         package::embeddedFiles(Info.Dir, Pattern, Error))
      Files.push_back({Name, Info.Dir + "/" + Name});
    return Files;
  };
}

Backend::Backend(package::Frontend &F, unsigned NumThreads) : F(F) {
  // LLVM's options are global, and set before any thread runs.
  codegen::initialize();
  Workers = std::make_unique<Pool>(NumThreads);
}

Backend::~Backend() = default;

void Backend::wait() { Workers->wait(); }

bool Backend::submit(types::Package *Pkg, const CodeOptions &Opts,
                     std::function<void(Outcome)> Done) {
  auto J = std::make_unique<Job>(Workers->Registry, Opts.Pipeline);
  J->Done = std::move(Done);
  irgen::Options Gen;
  Gen.Describe = Opts.Pipeline.Decisions;
  Gen.NeedBody = [this](types::Func *Func) { F.checkBody(Func); };
  Gen.FileName = [&](llvm::StringRef File) {
    std::string Name = Opts.FileName ? Opts.FileName(File) : File.str();
    J->Said.setName(Name, File);
    return Name;
  };
  Gen.Embed = Opts.Embed;
  unsigned Before = F.S.Diags.numErrors();
  llvm::thread Thread(std::optional<unsigned>(StackSize), [&] {
    Stopwatch Watch;
    J->Module = irgen::generate(J->Context, F.S, F.U, F.Types, Pkg, Gen);
    J->IRGenTime = Watch.lap();
  });
  Thread.join();
  if (!J->Module || F.S.Diags.numErrors() != Before)
    return false;
  Workers->add(std::move(J));
  return true;
}
