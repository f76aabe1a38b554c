"""OSNASLib's FBNet-S as a plain PyTorch script: the peer of this benchmark.

It has the blocks of the search space FBNetS, trains paths or the mixture of all candidates, and evaluates paths. The
benchmark says in lines on standard input what to do, and gets a line of JSON for each: the wall time and the processor
time in seconds, and a value. Usage: peer.py THREADS, or peer.py THREADS first for one step after the start.
"""
import json
import sys
import time

import torch
from torch import nn

CLASSES = 100
SIZE = 32
# Kernel, expansion and groups of each candidate; None is a skip.
CANDIDATES = [(3, 1, 1), (3, 1, 2), (3, 3, 1), (3, 6, 1), (5, 1, 1), (5, 1, 2), (5, 3, 1), (5, 6, 1), None]
# In-channels, out-channels, stride and repetitions of the search layers.
STAGES = [
    (16, 16, 1, 1), (16, 24, 1, 4), (24, 32, 2, 4), (32, 64, 2, 4), (64, 112, 1, 4), (112, 184, 2, 4), (184, 352, 1, 1),
]


def conv_bn(inputs, outputs, kernel, stride=1, groups=1, activation=True):
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return layers + [nn.ReLU6(inplace=True)] if activation else layers


class Mobile(nn.Module):
    def __init__(self, inputs, outputs, stride, kernel, expansion, groups):
        super().__init__()
        hidden = inputs * expansion
        layers = conv_bn(inputs, hidden, 1, groups=groups) if expansion != 1 else []
        layers += conv_bn(hidden, hidden, kernel, stride, hidden)
        layers += conv_bn(hidden, outputs, 1, groups=groups, activation=False)
        self.block = nn.Sequential(*layers)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.block(x) if self.residual else self.block(x)


def skip(inputs, outputs, stride):
    if inputs == outputs and stride == 1:
        return nn.Identity()
    return nn.Sequential(*conv_bn(inputs, outputs, 1, stride, activation=False))


class Supernet(nn.Module):
    def __init__(self, classes=CLASSES):
        super().__init__()
        self.first = nn.Sequential(*conv_bn(3, 16, 3, 2))
        self.layers = nn.ModuleList()
        for inputs, outputs, stride, repeat in STAGES:
            for index in range(repeat):
                shape = (inputs if index == 0 else outputs, outputs, stride if index == 0 else 1)
                self.layers.append(nn.ModuleList(
                    Mobile(*shape, *candidate) if candidate else skip(*shape) for candidate in CANDIDATES))
        self.last = nn.Sequential(*conv_bn(352, 1504, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1504, classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.normal_(module.weight, 0, (2 / (module.kernel_size[0] ** 2 * module.out_channels)) ** 0.5)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, x, path=None, weights=None):
        x = self.first(x)
        for index, layer in enumerate(self.layers):
            if path is not None:
                x = layer[path[index]](x)
            else:
                x = sum(weight * candidate(x) for weight, candidate in zip(weights[index], layer))
        return self.last(x)


class Work:
    """The supernet, its optimizer and random images, as shipped or with channels-last images and without zeroed gradients."""

    def __init__(self, batch, layout):
        self.supernet = Supernet()
        self.optimizer = torch.optim.SGD(self.supernet.parameters(), 0.01, momentum=0.9, weight_decay=4e-5)
        self.criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
        self.weights = torch.zeros(len(self.supernet.layers), len(CANDIDATES), requires_grad=True)
        images = torch.randn(batch, 3, SIZE, SIZE)
        self.is_fast = layout == 'channels-last'
        self.images = images.to(memory_format=torch.channels_last) if self.is_fast else images
        self.labels = torch.randint(CLASSES, (batch,))

    def train(self, path):
        self.supernet.train()
        self.optimizer.zero_grad(set_to_none=self.is_fast)
        weights = None if path else torch.softmax(self.weights, -1)
        loss = self.criterion(self.supernet(self.images, path, weights), self.labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def evaluate(self, path, batches):
        self.supernet.eval()
        with torch.no_grad():
            return sum((self.supernet(self.images, path).argmax(1) == self.labels).sum() for _ in range(batches)).item()


def timed(action):
    wall, processor = time.perf_counter(), time.process_time()
    value = action()
    return {'wall': time.perf_counter() - wall, 'processor': time.process_time() - processor, 'value': value}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(1)
    if sys.argv[2:] == ['first']:
        print(Work(32, 'channels-last').train([3] * 22), time.process_time(), flush=True)
        return

    works = {}
    print(json.dumps({'version': torch.__version__}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        torch.set_num_threads(command['threads'])
        if command['do'] == 'construct':
            answer = timed(lambda: len(list(Supernet(command['classes']).parameters())))
        else:
            key = command['batch'], command['layout']
            if key not in works:
                works[key] = Work(*key)
            work = works[key]
            if command['do'] == 'train':
                answer = timed(lambda: work.train(command['path']))
            else:
                answer = timed(lambda: work.evaluate(command['path'], command['batches']))
        print(json.dumps(answer), flush=True)


main()
